export{a_10 as a,b_10 as b,c_10 as c,d_10 as d,e_10 as e,f_10 as f,g_10 as g,h_10 as h,i_10 as i,j_10 as j,k_10 as k}from"./check-at-once.js";
