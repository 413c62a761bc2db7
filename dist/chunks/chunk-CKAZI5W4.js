export{a_9 as a,b_9 as b,c_9 as c,d_9 as d,e_9 as e,f_9 as f,g_9 as g,h_9 as h,i_9 as i,j_9 as j,k_9 as k}from"./check-at-once.js";
