export{a_23 as a,b_23 as b,c_23 as c,d_23 as d,e_23 as e,f_23 as f,g_23 as g,h_23 as h,i_23 as i,j_23 as j,k_23 as k,l_23 as l}from"./check-at-once.js";
