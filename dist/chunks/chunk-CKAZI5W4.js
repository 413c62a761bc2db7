export{a_11 as a,b_11 as b,c_11 as c,d_11 as d,e_11 as e,f_11 as f,g_11 as g,h_11 as h,i_11 as i,j_11 as j,k_11 as k}from"./check-at-once.js";
